import { FAULT_NAMES } from './fault-names';
import type { FaultName, FaultSetting, FaultSettings } from './fault-names';

export interface Faults {
  readonly settings: () => FaultSettings;
  readonly set: (name: FaultName, setting: FaultSetting) => void;
  /** Whether it happens now; uses up one of a counted fault. */
  readonly strikes: (name: FaultName) => boolean;
  readonly isOn: (name: FaultName) => boolean;
}

export function createFaults(onChange: (settings: FaultSettings) => void): Faults {
  const settings = new Map<FaultName, FaultSetting>(FAULT_NAMES.map((name) => [name, false]));
  const setting = (name: FaultName): FaultSetting => settings.get(name) ?? false;
  const isOn = (name: FaultName): boolean => setting(name) === true || Number(setting(name)) > 0;
  const all = (): FaultSettings => Object.fromEntries(settings) as FaultSettings;
  const set = (name: FaultName, value: FaultSetting): void => {
    settings.set(name, value === 0 ? false : value);
    onChange(all());
  };
  return {
    settings: all,
    set,
    isOn,
    strikes: (name) => {
      if (!isOn(name)) return false;
      const current = setting(name);
      if (typeof current === 'number') set(name, current - 1);
      return true;
    },
  };
}
