import ApiBuilder from 'claudia-api-builder';
import { claudiaApiConfig } from '../../../src/lambdas/claudia-api-config';

describe('the description of our routes for claudia', () => {
  test('equals claudia-api-builder’s own for an API without CORS', () => {
    const theirs = new ApiBuilder();
    theirs.get('/facebook', () => 'x');
    theirs.post('/facebook', () => 'x');
    theirs.corsOrigin(false);
    theirs.setBinaryMediaTypes([]);

    const ours = claudiaApiConfig({ facebook: ['GET', 'POST'] }, { cors: false });

    expect(ours).toEqual(theirs.apiConfig());
  });

  test('equals claudia-api-builder’s own for an API that answers OPTIONS itself', () => {
    const theirs = new ApiBuilder();
    theirs.post('/login', () => 'x');
    theirs.corsOrigin('https://login.example');
    theirs.setBinaryMediaTypes([]);

    const ours = claudiaApiConfig({ login: ['POST'] }, { cors: true });

    expect(ours).toEqual(theirs.apiConfig());
  });
});
