#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace patscope::catalog {

using CommandTable = std::map<std::string, std::vector<Catalog::CommandRequest>, std::less<>>;

/// azure-cli.txt; operations that it names must be in `sorted_operations`.
[[nodiscard]] CommandTable read_commands(std::string_view bytes, const std::vector<Operation>& sorted_operations);

}  // namespace patscope::catalog
