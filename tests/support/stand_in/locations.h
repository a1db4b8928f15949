#pragma once

#include <string>
#include <string_view>

namespace patscope::stand_in {

/// What the service answers to OPTIONS on "_apis/{area}": the identifiers by which its clients find the routes of some
/// resources, as azure-devops-node-api knows them; the routes are the catalogue's.
[[nodiscard]] std::string locations_of(std::string_view area);

}  // namespace patscope::stand_in
