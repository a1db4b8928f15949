#include "support/stand_in/locations.h"

#include <nlohmann/json.hpp>

#include "catalog/resources.h"
#include "text/strings.h"

namespace patscope::stand_in {
namespace {

struct Location {
  std::string_view area;
  std::string_view resource;
  std::string_view id;
};

constexpr Location locations[] = {
    {"Location", "ResourceAreas", "e81700f7-3be2-46de-8624-2eb35882fcaa"},
    {"Location", "ConnectionData", "00d9565f-ed9c-4a06-9a50-00e7896ccab4"},
    {"build", "builds", "0cd358e1-9217-4d94-8269-1c1ee6f93dcf"},
    {"core", "projects", "603fe2ac-9723-48b9-88ad-09305aa6c6e1"},
    {"git", "repositories", "225f7195-f9c7-4d14-ab28-a83f7ff77e1f"},
    {"wit", "workItems", "72c7ddf8-2cdc-4f60-90cd-ab71c14a399b"},
};

}  // namespace

std::string locations_of(std::string_view area) {
  auto list = nlohmann::ordered_json::array();
  for (const auto& location : locations) {
    const auto routes = catalog::routes_of_resource(location.area, location.resource);
    if (!equals_ignoring_case(location.area, area) || routes.empty()) continue;
    list.push_back({{"id", location.id},
                    {"area", location.area},
                    {"resourceName", location.resource},
                    {"routeTemplate", routes.front()},
                    {"resourceVersion", 9},
                    {"minVersion", "1.0"},
                    {"maxVersion", "7.2"},
                    {"releasedVersion", "7.1"}});
  }
  return nlohmann::ordered_json{{"count", list.size()}, {"value", list}}.dump();
}

}  // namespace patscope::stand_in
