#include "pipeline/shell_commands.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "text/strings.h"

namespace patscope::pipeline {
namespace {

/// Programs that scripts call without arguments inside `$( )`, or that no one names a variable after. Sorted.
constexpr auto programs = std::to_array<std::string_view>({
    "arch",    "awk",      "az",       "base64",   "basename", "bash",   "bc",          "cat",       "cd",
    "command", "cp",       "curl",     "cut",      "date",     "df",     "dirname",     "docker",    "dotnet",
    "du",      "echo",     "env",      "expr",     "false",    "file",   "find",        "getconf",   "git",
    "go",      "grep",     "groups",   "head",     "helm",     "host",   "hostid",      "hostname",  "id",
    "ip",      "java",     "jobs",     "jq",       "kubectl",  "ls",     "lsb_release", "make",      "mktemp",
    "mvn",     "nl",       "node",     "nproc",    "npm",      "od",     "openssl",     "paste",     "perl",
    "php",     "pip",      "pip3",     "printenv", "printf",   "ps",     "pwd",         "pwsh",      "python",
    "python3", "readlink", "realpath", "rev",      "ruby",     "sed",    "seq",         "sh",        "sha256sum",
    "sort",    "stat",     "sw_vers",  "tac",      "tail",     "tar",    "tee",         "terraform", "tput",
    "tr",      "true",     "tty",      "type",     "ulimit",   "umask",  "uname",       "uniq",      "uptime",
    "uuidgen", "wc",       "wget",     "which",    "who",      "whoami", "xargs",       "yarn",      "yq",
});

/// The verbs that PowerShell approves of and scripts use for functions of their own.
constexpr auto verbs = std::to_array<std::string_view>({
    "add",    "assert", "build", "clear",   "compare", "convert", "convertfrom", "convertto", "copy",    "export",
    "find",   "format", "get",   "group",   "import",  "install", "invoke",      "join",      "measure", "merge",
    "move",   "new",    "out",   "publish", "read",    "remove",  "rename",      "resolve",   "resume",  "search",
    "select", "set",    "split", "start",   "stop",    "test",    "update",      "wait",      "where",   "write",
});

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

}  // namespace

bool is_command_name(std::string_view name) {
  if (std::find(programs.begin(), programs.end(), name) != programs.end()) return true;
  const auto hyphen = name.find('-');
  if (hyphen == std::string_view::npos) return false;
  const auto verb = to_lower(name.substr(0, hyphen));
  const bool capital_noun = hyphen + 1 < name.size() && std::isupper(static_cast<unsigned char>(name[hyphen + 1])) != 0;
  return capital_noun && std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

bool declares_function(std::string_view script, std::string_view name) {
  for (auto at = script.find(name); at != std::string_view::npos; at = script.find(name, at + 1)) {
    const auto end = at + name.size();
    if ((at > 0 && is_word(script[at - 1])) || (end < script.size() && is_word(script[end]))) continue;
    const auto before = trim(script.substr(0, at));
    const auto keyword = before.size() >= 8 ? to_lower(before.substr(before.size() - 8)) : std::string();
    if (keyword == "function") return true;
    const auto after = script.find_first_not_of(" \t", end);
    if (after != std::string_view::npos && script.substr(after, 2) == "()") return true;
  }
  return false;
}

}  // namespace patscope::pipeline
