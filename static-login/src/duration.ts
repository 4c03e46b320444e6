import type { Language } from './language';

/** "1 minute 20 seconds", "45 Sekunden": seconds rounded up, so that it never says zero too early. */
export function durationInWords(milliseconds: number, language: Language): string {
  const total = Math.max(1, Math.ceil(milliseconds / 1_000));
  const minutes = Math.floor(total / 60);
  const seconds = total % 60;
  const words = [
    ...(minutes > 0 ? [amount(minutes, 'minute', language)] : []),
    ...(seconds > 0 ? [amount(seconds, 'second', language)] : []),
  ];
  return words.join(' ');
}

function amount(value: number, unit: 'minute' | 'second', language: Language): string {
  return value.toLocaleString(language, { style: 'unit', unit, unitDisplay: 'long' });
}
