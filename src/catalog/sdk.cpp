#include "catalog/sdk.h"

#include "catalog/records.h"
#include "text/strings.h"

namespace patscope::catalog {
namespace {

std::string bare_client(std::string_view client) {
  std::string name = replace_all(to_lower(client), "_", "");
  if (name.starts_with("get")) name.erase(0, 3);
  for (const std::string_view ending : {"client", "api"})
    if (name.ends_with(ending)) {
      name.resize(name.size() - ending.size());
      break;
    }
  return name;
}

}  // namespace

std::string sdk_key(std::string_view language, std::string_view client, std::string_view method) {
  return std::string(language) + " " + bare_client(client) + " " + std::string(method);
}

SdkTable read_sdk(std::string_view bytes) {
  SdkTable table;
  for_each_record("sdk.txt", bytes, 4, [&](const Record& line) {
    const auto operation = line[3] == "-" ? std::string_view() : line[3];
    table.emplace(sdk_key(line[0], line[1], line[2]), operation);
  });
  return table;
}

}  // namespace patscope::catalog
