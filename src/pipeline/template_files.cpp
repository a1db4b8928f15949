#include "pipeline/template_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/strings.h"

namespace patscope::pipeline {
namespace {

/// The service documents 100 files for one pipeline.
constexpr std::size_t most_files = 100;

const Files* find_repository(const std::map<std::string, const Files*>& repositories, std::string_view alias) {
  for (const auto& [name, files] : repositories)
    if (equals_ignoring_case(name, alias)) return files;
  return nullptr;
}

}  // namespace

void TemplateFiles::declare(std::string_view alias) {
  declared_.push_back(to_lower(alias));
}

const TemplateFile* TemplateFiles::of(SourceId source) const {
  const auto found =
      std::find_if(files_.begin(), files_.end(), [&](const TemplateFile& file) { return file.source == source; });
  return found == files_.end() ? nullptr : &*found;
}

std::vector<yaml::Problem> TemplateFiles::take_problems() {
  return std::exchange(problems_, {});
}

TemplateFiles::Found TemplateFiles::open_root(std::string_view path) {
  const auto normal = normalize_path(path);
  if (!normal) return {.problem = fmt::format("The file path {} is invalid: it is outside the repository", path)};
  return open_in({.repository = {}, .path = *normal});
}

TemplateFiles::Found TemplateFiles::open(std::string_view reference, const TemplatePlace& from) {
  const auto at = reference.find('@');
  const auto path = reference.substr(0, at);
  std::string alias = at == std::string_view::npos ? from.repository : to_lower(reference.substr(at + 1));
  if (alias == "self") alias.clear();
  const auto folder = alias == from.repository ? folder_of(from.path) : std::string_view();
  const auto full = resolve_path(folder, path);
  if (!full) return {.problem = fmt::format("The file path {} is invalid: it leaves the repository", path)};
  TemplatePlace place{.repository = std::move(alias), .path = *full};
  Found found = open_in(place);
  found.place = std::move(place);
  return found;
}

TemplateFiles::Found TemplateFiles::open_in(const TemplatePlace& place) {
  const auto& [alias, path] = place;
  for (const auto& file : files_)
    if (file.place.repository == alias && file.place.path == path) return {.file = &file};
  const Files* files = alias.empty() ? &self_ : find_repository(repositories_, alias);
  if (!files) {
    const bool declared = std::find(declared_.begin(), declared_.end(), alias) != declared_.end();
    const auto unread = fmt::format(
        "template {}@{} is in another repository; give its folder with --repository {}=DIRECTORY", path, alias, alias);
    if (declared) return {.unread = unread};
    return {.problem = fmt::format("No repository found by name {}: declare it in resources.repositories", alias),
            .unread = unread};
  }
  if (files_.size() >= most_files)
    return {.problem = "Maximum file count exceeded: a pipeline may include 100 files at most"};
  ReadResult result = files->read(path);
  if (result.problem == ReadProblem::missing)
    return {.problem = fmt::format("File /{} not found in {}", path,
                                   alias.empty() ? "the repository" : "repository " + alias)};
  if (result.problem) return {.problem = fmt::format("File /{} {}", path, to_string(*result.problem))};
  const auto shown = alias.empty() ? path : path + "@" + alias;
  const SourceId source = sources_.add(shown, std::move(result.bytes));
  yaml::Document document = yaml::read(sources_, source);
  problems_.insert(problems_.end(), document.problems.begin(), document.problems.end());
  files_.push_back({.place = place, .source = source, .root = std::move(document.root), .broken = document.broken});
  return {.file = &files_.back()};
}

}  // namespace patscope::pipeline
