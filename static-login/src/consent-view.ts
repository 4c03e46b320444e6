import { byId, setText, setTextWithNames } from './elements';
import { initials } from './initials';
import type { AcceptedLogin } from './login-api';
import { isProfilePicture } from './profile-picture';
import type { Texts } from './texts';

const question = byId('consent-question', HTMLElement);
const caution = byId('consent-caution', HTMLElement);
const profileInitials = byId('profile-initials', HTMLElement);
const customerInitials = byId('customer-initials', HTMLElement);
const picture = byId('profile-picture', HTMLImageElement);

picture.addEventListener('load', () => {
  picture.hidden = false;
});
picture.addEventListener('error', () => {
  picture.hidden = true;
});

/** Says who would be linked with what; a person who was sent this page by somebody else must notice. */
export function renderConsent(login: AcceptedLogin, texts: Texts): void {
  const { customerName, messengerProfile } = login;
  const profileName = messengerProfile?.name?.trim() ?? '';
  setText(profileInitials, initials(profileName));
  setText(customerInitials, initials(customerName));
  setTextWithNames(question, profileName ? texts.question.known : texts.question.unknown, {
    profile: profileName,
    customer: customerName,
  });
  const pictureUrl = messengerProfile?.pictureUrl ?? '';
  caution.hidden = profileName !== '' || pictureUrl !== '';
  showPicture(pictureUrl);
}

/** The initials stay until a picture has really arrived. */
function showPicture(address: string): void {
  if (!isProfilePicture(address, location.origin)) return;
  if (picture.getAttribute('src') !== address) picture.src = address;
}
