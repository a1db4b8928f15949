#pragma once

#include "calls/evaluate/machine.h"

namespace patscope::calls {

/// Before a package manager runs: the settings files that it reads (.npmrc, nuget.config, settings.xml, pip.conf,
/// .pypirc, .cargo/config.toml), from the repository or as a script wrote them, become facts "settings.NAME.PATH" with
/// what they name of the environment filled in. Changes nothing for other commands.
void read_package_settings(Machine& machine, const Invocation& invocation);

}  // namespace patscope::calls
