#include "calls/follow/known_scripts.h"

#include <algorithm>
#include <array>
#include <string>

#include "calls/builtins/patterns.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// By the documentation of venv, conda, nvm, rustup, Visual Studio, Emscripten and Intel oneAPI; "*" crosses folders.
constexpr std::array<std::string_view, 23> preparing = {"activate",
                                                        "*/bin/activate",
                                                        "*/scripts/activate*",
                                                        "*/bin/activate.ps1",
                                                        "*/etc/profile*",
                                                        "/etc/*",
                                                        "*/.bashrc",
                                                        "*/.bash_profile",
                                                        "*/.profile",
                                                        "*/.zshrc",
                                                        "*/.nvm/nvm.sh",
                                                        "*/nvm.sh",
                                                        "*/.cargo/env",
                                                        "*vsdevcmd.bat",
                                                        "*vcvars*.bat",
                                                        "*vsmsbuildcmd.bat",
                                                        "*launch-vsdevshell.ps1",
                                                        "*/conda.sh",
                                                        "*/emsdk_env.*",
                                                        "*/setvars.*",
                                                        "*/sdkman-init.sh",
                                                        "*/.asdf/asdf.sh",
                                                        "*/ros/*/setup.*sh"};

constexpr std::array<std::string_view, 16> programs = {
    "npm.cmd", "npx.cmd",  "yarn.cmd", "pnpm.cmd",   "az.cmd",   "gcloud.cmd", "azurite.cmd", "verdaccio.cmd",
    "tsc.cmd", "code.cmd", "mvn.cmd",  "gradle.bat", "node.cmd", "sfctl.cmd",  "ng.cmd",      "func.cmd"};

}  // namespace

bool only_prepares(std::string_view path) {
  auto slashed = std::string(path);
  std::replace(slashed.begin(), slashed.end(), '\\', '/');
  return std::any_of(preparing.begin(), preparing.end(),
                     [&](auto pattern) { return matches_glob(pattern, slashed, Case::ignored); });
}

bool is_on_the_path(std::string_view name) {
  return std::any_of(programs.begin(), programs.end(),
                     [&](auto program) { return equals_ignoring_case(program, name); });
}

}  // namespace patscope::calls
