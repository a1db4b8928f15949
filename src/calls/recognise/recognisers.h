#pragma once

#include <optional>

#include "calls/invocation.h"

namespace patscope::calls {

// The functions that table.cpp names, one file a family.
[[nodiscard]] std::optional<Effect> recognise_curl(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_wget(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_web_cmdlet(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_az(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_git(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_npm(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_nuget(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_pip(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_twine(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_tfx(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_vsce(Invocation& invocation);

}  // namespace patscope::calls
