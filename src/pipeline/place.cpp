#include "pipeline/place.h"

namespace patscope::pipeline {
namespace {

struct Row {
  Place parent;
  std::string_view key;
  Place child;
};

constexpr Row rows[] = {
    {Place::root, "extends", Place::extends},
    {Place::root, "stages", Place::stages},
    {Place::root, "jobs", Place::jobs},
    {Place::root, "steps", Place::steps},
    {Place::root, "variables", Place::variables},
    {Place::root, "strategy", Place::strategy},
    {Place::root, "parameters", Place::parameters},
    {Place::root, "trigger", Place::trigger},
    {Place::root, "pr", Place::trigger},
    {Place::stage, "jobs", Place::jobs},
    {Place::stage, "variables", Place::variables},
    {Place::job, "steps", Place::steps},
    {Place::job, "variables", Place::variables},
    {Place::job, "strategy", Place::strategy},
    {Place::strategy, "runOnce", Place::lifecycle},
    {Place::strategy, "rolling", Place::lifecycle},
    {Place::strategy, "canary", Place::lifecycle},
    {Place::lifecycle, "preDeploy", Place::hook},
    {Place::lifecycle, "deploy", Place::hook},
    {Place::lifecycle, "routeTraffic", Place::hook},
    {Place::lifecycle, "postRouteTraffic", Place::hook},
    {Place::lifecycle, "on", Place::outcome},
    {Place::outcome, "success", Place::hook},
    {Place::outcome, "failure", Place::hook},
    {Place::hook, "steps", Place::steps},
};

}  // namespace

Place child_place(Place parent, std::string_view key) {
  for (const auto& row : rows)
    if (row.parent == parent && row.key == key) return row.child;
  return Place::plain;
}

Place item_place(Place list) {
  switch (list) {
    case Place::stages:
      return Place::stage;
    case Place::jobs:
      return Place::job;
    case Place::steps:
      return Place::step;
    case Place::variables:
      return Place::variable;
    default:
      return Place::plain;
  }
}

std::string_view list_name(Place place) {
  switch (place) {
    case Place::stages:
      return "stages";
    case Place::jobs:
      return "jobs";
    case Place::steps:
      return "steps";
    case Place::variables:
      return "variables";
    default:
      return {};
  }
}

}  // namespace patscope::pipeline
