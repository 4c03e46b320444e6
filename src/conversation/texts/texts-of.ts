import type { Locale } from '../../shared/locale';
import { german } from './de';
import { english } from './en';
import type { Texts } from './texts';

const byLocale: Readonly<Record<Locale, Texts>> = { de: german, en: english };

export const textsOf = (locale: Locale): Texts => byLocale[locale];
