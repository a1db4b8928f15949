#include "catalog/commands.h"

#include <fmt/core.h>

#include "catalog/operations.h"
#include "catalog/records.h"

namespace patscope::catalog {
namespace {

/// "{--http-method}": an option of the command line says it.
std::string_view method_of(std::string_view field) {
  return field.starts_with('{') ? std::string_view() : field;
}

Catalog::CommandRequest request_of(const Record& line, const std::vector<Operation>& operations) {
  Catalog::CommandRequest request{.condition = std::string(line[1]),
                                  .method = std::string(method_of(line[2])),
                                  .url = std::string(line[3]),
                                  .operation = nullptr};
  if (line[4].empty()) return request;
  request.operation = find_operation(operations, line[4], request.method);
  line.require(request.operation != nullptr, fmt::format("no operation {} {}", line[2], line[4]));
  return request;
}

}  // namespace

CommandTable read_commands(std::string_view bytes, const std::vector<Operation>& sorted_operations) {
  CommandTable commands;
  for_each_record("azure-cli.txt", bytes, 7, [&](const Record& line) {
    auto& requests = commands[std::string(line[0])];
    if (line[2] != "-") requests.push_back(request_of(line, sorted_operations));
  });
  return commands;
}

}  // namespace patscope::catalog
