import { describeWay } from './way';
import { mMe } from './ways/m-me';

describeWay(mMe);
