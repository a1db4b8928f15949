#include <algorithm>
#include <array>

#include "pipeline/canonical.h"

namespace patscope::pipeline {
namespace {

using yaml::Entry;
using yaml::Node;

struct FixedInput {
  std::string_view name;
  std::string_view from;   ///< the step's key that gives the value; empty for `value`
  std::string_view value;  ///< a constant
};

struct Shorthand {
  std::string_view keyword;
  std::string_view task;
  std::array<FixedInput, 3> inputs;
};

/// Recorded from the service, but for downloadBuild and reviewApp (an independent re-implementation: low confidence)
/// and upload, the older name of publish.
constexpr Shorthand shorthands[] = {
    {"script", "CmdLine@2", {{{"script", "script", ""}}}},
    {"bash", "Bash@3", {{{"targetType", "", "inline"}, {"script", "bash", ""}}}},
    {"powershell", "PowerShell@2", {{{"targetType", "", "inline"}, {"script", "powershell", ""}}}},
    {"pwsh", "PowerShell@2", {{{"targetType", "", "inline"}, {"script", "pwsh", ""}, {"pwsh", "", "true"}}}},
    {"checkout", "6d15af64-176c-496d-b583-fd2ae21d4df4@1", {{{"repository", "checkout", ""}}}},
    {"publish",
     "ecdc45f6-832d-4ad9-b52b-ee49e94659be@1",
     {{{"path", "publish", ""}, {"artifactName", "artifact", ""}}}},
    {"upload", "ecdc45f6-832d-4ad9-b52b-ee49e94659be@1", {{{"path", "upload", ""}, {"artifactName", "artifact", ""}}}},
    {"download",
     "30f35852-3f7e-4c0c-9a88-e127b4f97211@1",
     {{{"alias", "download", ""}, {"artifact", "artifact", ""}, {"patterns", "patterns", ""}}}},
    {"downloadBuild", "DownloadBuildArtifacts@0", {{{"definition", "downloadBuild", ""}}}},
    {"reviewApp", "ReviewApp@0", {{{"resourceName", "reviewApp", ""}}}},
};

/// Every other key of a shorthand step is an input of the task behind it.
constexpr std::string_view step_keys[] = {
    "name",    "displayName", "condition",        "continueOnError",
    "enabled", "env",         "timeoutInMinutes", "retryCountOnTaskFailure",
    "target",
};

const Shorthand* find_shorthand(const Node& step) {
  for (const auto& entry : step.entries)
    for (const auto& shorthand : shorthands)
      if (entry.key.string() == shorthand.keyword) return &shorthand;
  return nullptr;
}

bool is_step_key(std::string_view key) {
  return std::find(std::begin(step_keys), std::end(step_keys), key) != std::end(step_keys);
}

bool is_fixed(const Shorthand& shorthand, std::string_view key) {
  return std::any_of(shorthand.inputs.begin(), shorthand.inputs.end(),
                     [&](const FixedInput& input) { return !input.from.empty() && input.from == key; });
}

void expand_shorthand(Node& step, const Shorthand& shorthand) {
  const Entry* keyword = step.find(shorthand.keyword);
  const Span span = keyword->key.span;
  const bool never =
      keyword->value.string() == "none" && (shorthand.keyword == "checkout" || shorthand.keyword == "download");
  std::vector<Entry> inputs;
  for (const auto& input : shorthand.inputs) {
    if (input.name.empty()) continue;
    if (input.from.empty()) {
      inputs.push_back({yaml::scalar(input.name, span), yaml::scalar(input.value, span)});
    } else if (const Entry* given = step.find(input.from)) {
      inputs.push_back({yaml::scalar(input.name, given->key.span), given->value});
    }
  }
  std::vector<Entry> entries;
  entries.push_back({yaml::scalar("task", span), yaml::scalar(shorthand.task, span)});
  for (auto& entry : step.entries) {
    const auto key = entry.key.string();
    if (is_step_key(key))
      entries.push_back(std::move(entry));
    else if (!is_fixed(shorthand, key))
      inputs.push_back(std::move(entry));
  }
  if (never) entries.push_back({yaml::scalar("condition", span), yaml::scalar("false", span)});
  entries.push_back({yaml::scalar("inputs", span), yaml::mapping(std::move(inputs), span)});
  step.entries = std::move(entries);
}

}  // namespace

/// getPackage has a task behind it too, but what the service prints for it is not known: it stays as it is written.
bool is_step_keyword(std::string_view key) {
  return key == "task" || key == "getPackage" ||
         std::any_of(std::begin(shorthands), std::end(shorthands),
                     [&](const Shorthand& shorthand) { return shorthand.keyword == key; });
}

void canonicalize_step(Node& step) {
  if (!step.is_mapping()) return;
  if (!step.find("task"))
    if (const Shorthand* shorthand = find_shorthand(step)) expand_shorthand(step, *shorthand);
  for (auto& entry : step.entries)
    if (entry.key.string() == "target" && entry.value.is_scalar())
      entry.value = yaml::mapping({{yaml::scalar("container", entry.value.span), entry.value}}, entry.value.span);
}

std::string_view known_task(std::string_view task) {
  for (const auto& shorthand : shorthands)
    if (shorthand.task == task && task.size() > 36) return shorthand.keyword;
  return task;
}

}  // namespace patscope::pipeline
