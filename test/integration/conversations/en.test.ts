import { describeDialogues } from './describe-dialogues';

describeDialogues('en');
