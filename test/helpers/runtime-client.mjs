// Lambda's runtime client as far as our handlers need it: the Runtime API's protocol, and Node 24's refusal of
// handlers with three parameters (facts: local-aws §3).
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const api = new URL(`http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/`);

function call(method, route, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(route, api), { method }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const failure = (error) => JSON.stringify({ errorType: error.name, errorMessage: error.message });

let handler;
try {
  const [file, name] = process.env._HANDLER.split('.');
  const require = createRequire(import.meta.url);
  handler = require(path.join(process.env.LAMBDA_TASK_ROOT, `${file}.js`))[name];
  if (handler.length >= 3) throw new Error('Runtime.CallbackHandlerDeprecated');
} catch (error) {
  await call('POST', 'init/error', failure(error));
  process.exit(1);
}

for (;;) {
  const { headers, text } = await call('GET', 'invocation/next');
  const id = headers['lambda-runtime-aws-request-id'];
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const context = { awsRequestId: id, getRemainingTimeInMillis: () => deadline - Date.now() };
  try {
    const answer = await handler(JSON.parse(text), context);
    await call('POST', `invocation/${id}/response`, JSON.stringify(answer ?? null));
  } catch (error) {
    await call('POST', `invocation/${id}/error`, failure(error));
  }
}
