#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "recognise_support.h"

namespace patscope::calls {

using Fields = std::vector<std::pair<std::string, Value>>;

/// What a function is called with; `keywords` are flags with their values, for cmdlets.
struct LibraryCall {
  Value receiver = {};
  std::vector<Value> plain = {};
  Fields keywords = {};
};

/// Calls of a library, one after the other, for tests of recognisers.
class LibraryScript {
 public:
  explicit LibraryScript(script::Language language) : language_(language) {}

  std::optional<Effect> effect(std::string_view name, LibraryCall call = {});
  /// What the call gives back; null when it is not recognised.
  Value make(std::string_view name, LibraryCall call = {});
  /// "GET https://... [ReleasePat]", one line a request; {"none"} when the call is not recognised.
  std::vector<std::string> sent(std::string_view name, LibraryCall call = {});
  /// The operations of its requests, or why there is none.
  std::vector<std::string> operations(std::string_view name, LibraryCall call = {});

  Value map(Fields fields);
  Value list(std::vector<Value> items);

  State state;

 private:
  script::Language language_;
};

/// A text in which $(Name) is a secret.
[[nodiscard]] Value text(std::string_view spelling);

}  // namespace patscope::calls
