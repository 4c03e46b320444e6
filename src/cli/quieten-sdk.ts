/** On a person's machine the SDK's eight lines about the next year's Node hide what the command says. */
export function quietenSdk(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
}
