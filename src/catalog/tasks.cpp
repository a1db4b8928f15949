#include "catalog/tasks.h"

#include "catalog/embedded.h"
#include "catalog/records.h"

namespace patscope::catalog {
namespace {

constexpr std::string_view file_name = "tasks.txt";

std::vector<TaskRequest> read_rows() {
  std::vector<TaskRequest> rows;
  for (const auto& file : embedded_files()) {
    if (file.name != file_name) continue;
    for_each_record(file_name, file.bytes, 7, [&](const Record& line) {
      line.require(!line[6].empty(), "no evidence");
      rows.push_back({.task = line[0], .when = line[1], .credential = line[2], .method = line[3], .url = line[4]});
    });
  }
  return rows;
}

}  // namespace

const std::vector<TaskRequest>& task_requests() {
  static const auto rows = read_rows();
  return rows;
}

}  // namespace patscope::catalog
