// Gives a text file to a test the way the bundler gives it to the product: as a string.
module.exports = {
  process: (text) => ({ code: `module.exports = ${JSON.stringify(text)};` }),
};
