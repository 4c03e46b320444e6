import { describeDialogues } from './describe-dialogues';

describeDialogues('de');
