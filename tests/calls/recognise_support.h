#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calls/recognise/recognise.h"

namespace patscope::calls {

/// A command line or call by hand, for tests of recognisers. `$(Name)` in a word is a hole that carries {pat, Name}.
class TestCall {
 public:
  TestCall(script::Language language, std::string name);

  TestCall& words(std::vector<std::string_view> words);   ///< shells: "-X" stays a word of its own
  TestCall& flag(std::string_view name);                  ///< PowerShell: -Uri
  TestCall& keyword(std::string_view name, Value value);  ///< Python: url=
  TestCall& plain(Value value);
  TestCall& environment(std::string_view name, Value value);

  std::optional<Effect> recognise();

  State state;
  StepContext step;
  Invocation invocation;
};

[[nodiscard]] Text text_with_secrets(std::string_view spelling);
[[nodiscard]] Value value_with_secrets(std::string_view spelling);
/// "POST https://dev.azure.com/{org} [ReleasePat]": method, URL, what the Authorization header or credential carries.
[[nodiscard]] std::string show(const Request& request);
[[nodiscard]] std::vector<std::string> show(const std::optional<Effect>& effect);

}  // namespace patscope::calls
