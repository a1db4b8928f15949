#include "catalog/resources.h"

#include "catalog/embedded.h"
#include "text/strings.h"

namespace patscope::catalog {

std::vector<std::string_view> routes_of_resource(std::string_view area, std::string_view resource) {
  std::vector<std::string_view> routes;
  for (const auto& file : embedded_files()) {
    if (file.name != "resources.txt") continue;
    for (const auto line : split(file.bytes, '\n')) {
      const auto fields = split(line, '|');
      if (line.starts_with('#') || fields.size() != 3) continue;
      if (equals_ignoring_case(trim(fields[0]), area) && equals_ignoring_case(trim(fields[1]), resource))
        routes.push_back(trim(fields[2]));
    }
  }
  return routes;
}

}  // namespace patscope::catalog
