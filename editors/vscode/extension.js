"use strict";
// Starts `hegui lsp` and hands it what is open. All that is known about texts is known there.
const vscode = require("vscode");
const { LanguageClient, State } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "plaintext"];
const SETTINGS = ["kind", "level", "profile", "showInfo"];

let client = null;
let output = null;

function settings() {
  const said = vscode.workspace.getConfiguration("hegui");
  return Object.fromEntries(SETTINGS.map((name) => [name, said.get(name)]));
}

async function start() {
  const said = vscode.workspace.getConfiguration("hegui");
  if (!said.get("enable")) return;
  const [command, ...rest] = said.get("command");
  const schemes = ["file", "untitled"];
  client = new LanguageClient(
    "hegui",
    "合规 hegui",
    { command, args: [...rest, "lsp", "--stdio"] },
    {
      documentSelector: LANGUAGES.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
      initializationOptions: settings(),
      outputChannel: output,
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{hegui.toml,*.hegui.toml,hegui-baseline.json}") },
    });
  try {
    await client.start();
  } catch {
    client = null;
    const open = "打开设置";
    const chosen = await vscode.window.showErrorMessage(
      `没有能启动“${command}”。请先安装：pip install 'hegui[lsp]'，再在设置 hegui.command 里写明它在哪里。`, open);
    if (chosen === open) vscode.commands.executeCommand("workbench.action.openSettings", "hegui.command");
  }
}

async function stop() {
  const running = client;
  client = null;
  if (running && running.state !== State.Stopped) await running.stop();
}

async function activate(context) {
  output = vscode.window.createOutputChannel("合规 hegui");
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("hegui.restart", async () => { await stop(); await start(); }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("hegui.command") || event.affectsConfiguration("hegui.enable")) {
        await stop();
        await start();
      } else if (client && event.affectsConfiguration("hegui")) {
        await client.sendNotification("workspace/didChangeConfiguration", { settings: { hegui: settings() } });
      }
    }));
  await start();
}

module.exports = { activate, deactivate: stop };
