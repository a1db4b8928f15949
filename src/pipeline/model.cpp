#include "pipeline/model.h"

#include <algorithm>

#include "text/strings.h"

namespace patscope::pipeline {

const Text* Step::input(std::string_view key) const {
  const auto found = std::find_if(inputs.begin(), inputs.end(),
                                  [&](const Entry& entry) { return equals_ignoring_case(entry.key, key); });
  return found == inputs.end() ? nullptr : &found->value;
}

}  // namespace patscope::pipeline
