#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <string>

namespace patscope::cli {

/// Refuses what is not a key of `known`, in words that list the keys.
template <class Value>
[[nodiscard]] CLI::Validator one_of(const std::map<std::string, Value>& known) {
  std::string names;
  for (const auto& [name, value] : known) names += (names.empty() ? "" : ", ") + name;
  return {[known, names](std::string& typed) {
            return known.count(typed) != 0 ? std::string()
                                           : fmt::format("'{}' is not one of the values {}", typed, names);
          },
          names};
}

}  // namespace patscope::cli
