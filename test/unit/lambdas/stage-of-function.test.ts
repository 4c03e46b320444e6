import { stageOfFunction } from '../../../src/lambdas/runtime';

describe('the stage that metrics are counted for', () => {
  test.each([
    ['parcel-messenger-prod-fb_webhook', 'prod'],
    ['parcel-messenger-blue-2-parcel_push', 'blue-2'],
    ['parcel-messenger-prod-user_login', 'prod'],
  ])('stands in the function’s name: %s', (name, stage) => {
    expect(stageOfFunction(name)).toBe(stage);
  });

  test.each([undefined, '', 'somebody-elses', 'parcel-messenger-prod-other'])(
    'is none for %s',
    (name) => {
      expect(stageOfFunction(name)).toBeUndefined();
    },
  );
});
