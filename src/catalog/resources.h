#pragma once

#include <string_view>
#include <vector>

namespace patscope::catalog {

/// The routes of one resource as the service names them ("{project}/_apis/build/Builds/{buildId}"), compared without
/// case; several where it has several forms, none for a resource that data/resources.txt does not know.
[[nodiscard]] std::vector<std::string_view> routes_of_resource(std::string_view area, std::string_view resource);

}  // namespace patscope::catalog
