#include "catalog/records.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include "text/check.h"
#include "text/strings.h"

namespace patscope::catalog {
namespace {

std::vector<std::string_view> fields_of(std::string_view line, std::size_t most) {
  std::vector<std::string_view> fields;
  fields.reserve(most);
  while (fields.size() + 1 < most) {
    const auto bar = line.find('|');
    if (bar == std::string_view::npos) break;
    fields.push_back(trim(line.substr(0, bar)));
    line.remove_prefix(bar + 1);
  }
  fields.push_back(trim(line));
  return fields;
}

}  // namespace

void Record::require(bool holds, std::string_view reason) const {
  if (!holds) check(false, fmt::format("{}:{}: {}", file_, line_, reason).c_str());
}

void for_each_record(std::string_view file, std::string_view bytes, std::size_t fields,
                     const std::function<void(const Record&)>& use) {
  std::size_t number = 0;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const auto line = trim(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (!line.empty() && line.front() != '#') use(Record(file, number, fields_of(line, fields)));
  }
}

}  // namespace patscope::catalog
