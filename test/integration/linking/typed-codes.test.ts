import { describeWay } from './way';
import { linkTokenTyped } from './ways/link-token';
import { mMeTyped } from './ways/m-me';

describeWay(mMeTyped);
describeWay(linkTokenTyped);
