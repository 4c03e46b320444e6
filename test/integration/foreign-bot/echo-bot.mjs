// A bot that is not ours: claudia-bot-builder's own Facebook route as npm delivers it, answering each text with itself.
// Started as a process of its own, it prints "listening on <port>".
import botBuilder from 'claudia-bot-builder';
import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import process from 'node:process';

const { GRAPH_API_URL = '', FB_VERIFY_TOKEN, FB_APP_SECRET, FB_PAGE_ACCESS_TOKEN } = process.env;

// claudia-bot-builder sends to https://graph.facebook.com/v2.6, wherever it runs. Whoever hosts it elsewhere has to
// turn those requests round on their way out: same method, headers, path and query, below GRAPH_API_URL's version.
const toTheInternet = https.request;
https.request = (options, ...rest) => {
  if (options.hostname !== 'graph.facebook.com') return toTheInternet(options, ...rest);
  const path = options.path.replace(/^\/v[\d.]+/, '');
  return http.request(`${GRAPH_API_URL}${path}`, {
    method: options.method,
    headers: options.headers,
  });
};

const api = botBuilder((message) => message.text, { platforms: ['facebook'] });

// What claudia keeps as the API's stage variables.
const stageVariables = {
  ...(FB_VERIFY_TOKEN && { facebookVerifyToken: FB_VERIFY_TOKEN }),
  facebookAppSecret: FB_APP_SECRET,
  facebookAccessToken: FB_PAGE_ACCESS_TOKEN,
};

// API Gateway's REST proxy, as far as the Facebook route looks at it.
const server = http.createServer(async (request, response) => {
  const url = new URL(request.url, 'http://local');
  const event = {
    path: url.pathname,
    httpMethod: request.method,
    headers: request.headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    stageVariables,
    requestContext: { resourcePath: url.pathname, httpMethod: request.method },
    body: await text(request),
    isBase64Encoded: false,
  };
  api.proxyRouter(event, {
    done: (error, result) => {
      if (error) response.writeHead(502).end();
      else response.writeHead(result.statusCode, result.headers).end(result.body);
    },
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`);
});
