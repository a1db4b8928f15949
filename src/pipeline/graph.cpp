#include "pipeline/graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text/strings.h"

namespace patscope::pipeline {
namespace {

using yaml::Node;

struct Edge {
  std::string target;
  Span span;
};

struct Member {
  std::string name;
  Span span;
  std::vector<Edge> edges;
};

struct Graph {
  std::vector<Member> members;
  bool complete = true;  ///< false: a name or a dependency is only known at run time
};

enum class Order { parallel, in_sequence };

/// Stages without `dependsOn` run after the one before; jobs do not.
Graph read_graph(const Node& list, std::initializer_list<std::string_view> name_keys, Order order,
                 const Undecided& undecided) {
  Graph graph;
  for (const auto& item : list.items) {
    if (!item.is_mapping() || undecided(item)) {
      graph.complete = false;
      continue;
    }
    Member member{.name = {}, .span = item.span, .edges = {}};
    for (const auto key : name_keys)
      if (const Node* name = item.get(key)) {
        member.name = name->string();
        member.span = name->span;
        graph.complete = graph.complete && !name->text.has_hole();
      }
    if (const Node* depends = item.get("dependsOn")) {
      graph.complete = graph.complete && !depends->text.has_hole() && !undecided(*depends);
      for (const auto& target : depends->items) {
        graph.complete = graph.complete && !target.text.has_hole() && !undecided(target);
        if (!target.string().empty()) member.edges.push_back({target.string(), target.span});
      }
    } else if (order == Order::in_sequence && !graph.members.empty()) {
      member.edges.push_back({graph.members.back().name, member.span});
    }
    graph.members.push_back(std::move(member));
  }
  return graph;
}

const Member* find(const Graph& graph, std::string_view name) {
  const auto found = std::find_if(graph.members.begin(), graph.members.end(),
                                  [&](const Member& member) { return equals_ignoring_case(member.name, name); });
  return found == graph.members.end() ? nullptr : &*found;
}

/// For each member, the members that its edges lead to, itself only by a circle.
std::vector<std::vector<bool>> reached_from(const Graph& graph) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < graph.members.size(); ++i) places.emplace(to_lower(graph.members[i].name), i);
  std::vector<std::vector<std::size_t>> next(graph.members.size());
  for (std::size_t i = 0; i < graph.members.size(); ++i)
    for (const auto& edge : graph.members[i].edges)
      if (const auto found = places.find(to_lower(edge.target)); found != places.end())
        next[i].push_back(found->second);
  std::vector<std::vector<bool>> reached(next.size(), std::vector<bool>(next.size()));
  for (std::size_t i = 0; i < next.size(); ++i)
    for (std::vector<std::size_t> open{i}; !open.empty();) {
      const auto at = open.back();
      open.pop_back();
      for (const auto target : next[at])
        if (!reached[i][target]) {
          reached[i][target] = true;
          open.push_back(target);
        }
    }
  return reached;
}

/// Pipelines have tens of members; beyond this the checks would cost more than they tell.
constexpr std::size_t most_members = 1000;

struct Words {
  std::string of_member;  ///< "Stage", or "Stage A job"
  std::string target;     ///< "stage", "job"
  std::string empty;      ///< what to say when all have dependencies
};

void check_edges(const Graph& graph, const Words& words, std::vector<Problem>& problems) {
  const bool all_depend = std::all_of(graph.members.begin(), graph.members.end(),
                                      [](const Member& member) { return !member.edges.empty(); });
  if (all_depend && !graph.members.empty()) {
    problems.push_back({graph.members.front().span, words.empty});
    return;
  }
  const auto reached = reached_from(graph);
  const auto place = [&](const Member& member) { return static_cast<std::size_t>(&member - graph.members.data()); };
  for (const auto& member : graph.members)
    for (const auto& edge : member.edges) {
      const Member* target = find(graph, edge.target);
      if (target && (target == &member || reached[place(*target)][place(member)]))
        problems.push_back(
            {edge.span, fmt::format("{} {} depends on {} {}, which creates a cycle in the dependency graph.",
                                    words.of_member, member.name, words.target, target->name)});
    }
  for (const auto& member : graph.members)
    for (const auto& edge : member.edges)
      if (!find(graph, edge.target))
        problems.push_back({edge.span, fmt::format("{} {} depends on unknown {} {}.", words.of_member, member.name,
                                                   words.target, edge.target)});
}

bool is_twice(const Graph& graph, const Member& member) {
  return !member.name.empty() && find(graph, member.name) != &member;
}

}  // namespace

void check_stages_graph(const Node& stages, const Undecided& undecided, std::vector<Problem>& problems) {
  const Graph graph = read_graph(stages, {"stage"}, Order::in_sequence, undecided);
  if (!graph.complete || graph.members.size() > most_members) return;
  for (const auto& member : graph.members)
    if (is_twice(graph, member))
      problems.push_back(
          {member.span, fmt::format("The stage name {} appears more than once. Stage names must be unique "
                                    "within a pipeline.",
                                    member.name)});
  check_edges(graph,
              {.of_member = "Stage",
               .target = "stage",
               .empty = "The pipeline must contain at least one stage with no dependencies."},
              problems);
}

void check_jobs_graph(const Node& jobs, std::string_view stage, const Undecided& undecided,
                      std::vector<Problem>& problems) {
  const Graph graph = read_graph(jobs, {"job", "deployment"}, Order::parallel, undecided);
  if (!graph.complete || graph.members.size() > most_members) return;
  for (const auto& member : graph.members)
    if (is_twice(graph, member))
      problems.push_back({member.span, fmt::format("Stage {} job {} appears more than once. Job names must be unique "
                                                   "within a stage.",
                                                   stage, member.name)});
  check_edges(graph,
              {.of_member = fmt::format("Stage {} job", stage),
               .target = "job",
               .empty = fmt::format("Stage {} must contain at least one job with no dependencies.", stage)},
              problems);
}

}  // namespace patscope::pipeline
