import { describeWay } from './way';
import { accountLinking } from './ways/account-linking';

describeWay(accountLinking);
