import { describeWay } from './way';
import { sendToMessenger } from './ways/send-to-messenger';

describeWay(sendToMessenger);
