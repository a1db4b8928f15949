#include "calls/follow/checkouts.h"

#include <algorithm>

#include "pipeline/predefined.h"
#include "text/strings.h"

namespace patscope::calls {
namespace {

/// The folder that git would clone into: what stands behind the last "/" or ":", without ".git".
std::string clone_folder(std::string_view name) {
  while (name.ends_with('/')) name.remove_suffix(1);
  if (to_lower(name).ends_with(".git")) name.remove_suffix(4);
  const auto before = name.find_last_of("/:");
  return std::string(before == std::string_view::npos ? name : name.substr(before + 1));
}

/// What `git remote` shows of a checkout: "NAME" or "PROJECT/NAME" of Azure Repos, "OWNER/NAME" elsewhere.
Text address_in_azure_repos(std::string_view name) {
  const auto slash = name.find('/');
  Text address(*pipeline::predefined_hole("System.CollectionUri"));
  if (slash == std::string_view::npos)
    return address.append(Text(*pipeline::predefined_hole("System.TeamProject"))).append("/_git/").append(name);
  return address.append(name.substr(0, slash)).append("/_git/").append(name.substr(slash + 1));
}

Text address_of(const pipeline::Repository& repository) {
  const auto name = repository.name.known();
  if (!name) return {};
  if (equals_ignoring_case(repository.type, "github")) return Text("https://github.com/" + *name);
  if (equals_ignoring_case(repository.type, "bitbucket")) return Text("https://bitbucket.org/" + *name);
  // A connection leads to another organization.
  const bool here = equals_ignoring_case(repository.type, "git") && !repository.has_endpoint;
  if (here) return address_in_azure_repos(*name);
  return Text(Hole{.name = repository.alias, .kind = HoleKind::url, .carries = {}}).append("/" + *name);
}

struct Reference {
  std::string alias;
  std::string folder;
  Text address = {};
};

/// `checkout: ALIAS` or `checkout: git://PROJECT/NAME@REF`, which is called by its name.
Reference reference_of(const pipeline::Pipeline& pipeline, const std::string& written) {
  if (written.find("://") != std::string::npos) {
    const auto path = written.substr(0, written.find('@'));
    auto name = clone_folder(path);
    return {.alias = name, .folder = name, .address = address_in_azure_repos(path.substr(path.find("://") + 3))};
  }
  for (const auto& repository : pipeline.repositories)
    if (equals_ignoring_case(repository.alias, written)) {
      const auto name = repository.name.known();
      return {.alias = repository.alias,
              .folder = clone_folder(name ? *name : repository.alias),
              .address = address_of(repository)};
    }
  return {.alias = written, .folder = clone_folder(written)};
}

struct Step {
  Reference repository;
  std::string path;
};

/// The steps of the two branches of an undecided condition count once.
void add_step(std::vector<Step>& steps, Step step) {
  const bool known = std::any_of(steps.begin(), steps.end(), [&](const Step& other) {
    return other.repository.alias == step.repository.alias && other.path == step.path;
  });
  if (!known) steps.push_back(std::move(step));
}

std::vector<Step> steps_of(const pipeline::Pipeline& pipeline, const pipeline::Job& job,
                           const pipeline::VariableScope& scope) {
  std::vector<Step> steps;
  for (const auto& each : job.steps) {
    const auto* repository = each.task == "checkout" ? each.input("repository") : nullptr;
    if (!each.enabled || repository == nullptr) continue;
    const auto replaced = [&](const Text& text) {
      return pipeline::replace_macros(text, scope, pipeline::MacroContext::value).with_names();
    };
    const auto written = replaced(*repository);
    Step step{.repository = {.alias = {}, .folder = std::string(own_name)}, .path = {}};
    if (!equals_ignoring_case(written, "self")) step.repository = reference_of(pipeline, written);
    if (const auto* path = each.input("path")) step.path = pipeline::normalize_path(replaced(*path)).value_or("");
    add_step(steps, std::move(step));
  }
  return steps;
}

}  // namespace

Checkouts checkouts_of(const pipeline::Pipeline& pipeline, const pipeline::Job& job,
                       const pipeline::VariableScope& scope) {
  const auto steps = steps_of(pipeline, job, scope);
  Checkouts result;
  if (steps.empty()) return result;
  result.all.clear();
  for (const auto& [repository, path] : steps) {
    const auto standard = steps.size() == 1 ? std::string("s") : "s/" + repository.folder;
    result.all.push_back(
        {.alias = repository.alias, .folder = path.empty() ? standard : path, .address = repository.address});
  }
  if (steps.size() == 1) result.sources = result.own = result.all.front().folder;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (steps[i].repository.alias.empty() && !steps[i].path.empty()) result.own = result.all[i].folder;
  return result;
}

RepositoryPath split_path(std::string_view path) {
  const auto first = path.substr(0, path.find('/'));
  if (!first.ends_with(':')) return {.alias = {}, .path = path};
  return {.alias = first.substr(0, first.size() - 1),
          .path = path.size() > first.size() ? path.substr(first.size() + 1) : std::string_view()};
}

std::string path_in(std::string_view alias, std::string_view path) {
  if (alias.empty()) return std::string(path);
  return std::string(alias) + ":" + (path.empty() ? "" : "/") + std::string(path);
}

std::string shown_path(std::string_view path) {
  const auto [alias, inner] = split_path(path);
  return alias.empty() ? std::string(path) : std::string(inner) + "@" + to_lower(alias);
}

const pipeline::Files* JobFiles::files_of(std::string_view alias) const {
  if (alias.empty()) return &own_;
  for (const auto& [name, files] : clones_)
    if (equals_ignoring_case(name, alias)) return files;
  return nullptr;
}

pipeline::ReadResult JobFiles::read(std::string_view path) const {
  const auto [alias, inner] = split_path(path);
  const auto* files = files_of(alias);
  return files != nullptr ? files->read(inner)
                          : pipeline::ReadResult{.bytes = {}, .problem = pipeline::ReadProblem::missing};
}

bool JobFiles::is_file(std::string_view path) const {
  const auto [alias, inner] = split_path(path);
  const auto* files = files_of(alias);
  return files != nullptr && files->is_file(inner);
}

bool JobFiles::is_folder(std::string_view path) const {
  const auto [alias, inner] = split_path(path);
  const auto* files = files_of(alias);
  return files != nullptr && files->is_folder(inner);
}

std::vector<std::string> JobFiles::list(std::string_view folder) const {
  const auto [alias, inner] = split_path(folder);
  const auto* files = files_of(alias);
  if (files == nullptr) return {};
  auto paths = files->list(inner);
  if (!alias.empty())
    for (auto& path : paths) path = path_in(alias, path);
  return paths;
}

std::optional<std::string> JobFiles::find_ignoring_case(std::string_view path) const {
  const auto [alias, inner] = split_path(path);
  const auto* files = files_of(alias);
  const auto found = files != nullptr ? files->find_ignoring_case(inner) : std::nullopt;
  if (!found) return std::nullopt;
  return path_in(alias, *found);
}

bool JobFiles::is_given(std::string_view path) const {
  return files_of(split_path(path).alias) != nullptr;
}

}  // namespace patscope::calls
