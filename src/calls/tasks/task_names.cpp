#include "calls/tasks/task_names.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "text/strings.h"

namespace patscope::calls {
namespace {

/// `id` and `name` of the manifests in microsoft/azure-pipelines-tasks (Tasks/*/task.json, confidence high). Two tasks
/// of different major versions may share a GUID.
struct BuiltIn {
  std::string_view guid;
  std::string_view version;  ///< its major one; empty: any other
  std::string_view name;
};
constexpr std::array built_in = {
    BuiltIn{"46e4be58-730b-4389-8a2f-ea10b3e5e815", "", "AzureCLI"},
    BuiltIn{"72a1931b-effb-4d2e-8fd8-f8472a07cb62", "", "AzurePowerShell"},
    BuiltIn{"6c731c3c-3c68-459a-a5c9-bde6e6595b5b", "2", "ShellScript"},
    BuiltIn{"6c731c3c-3c68-459a-a5c9-bde6e6595b5b", "", "Bash"},
    BuiltIn{"bfc8bf76-e7ac-4a8c-9a55-a944a9f632fd", "", "BatchScript"},
    BuiltIn{"d1d75615-084d-4b9b-91a5-068b5f8c95a9", "", "CargoAuthenticate"},
    BuiltIn{"d9bafed4-0b18-4f58-968d-86655b4d2ce9", "", "CmdLine"},
    BuiltIn{"5541a522-603c-47ad-91fc-a4b1d163081b", "", "DotNetCoreCLI"},
    BuiltIn{"8d8eebd8-2b94-4c97-85af-839254cc6da4", "", "Gradle"},
    BuiltIn{"9c3e8943-130d-4c78-ac63-8af81df62dfb", "", "InvokeRESTAPI"},
    BuiltIn{"ac4ee482-65da-4485-a532-7b085873e532", "", "Maven"},
    BuiltIn{"d4b964f9-ea90-41bb-9526-29589628ad90", "", "MavenAuthenticate"},
    BuiltIn{"fe47e961-9fa8-4106-8639-368c022d43ad", "", "Npm"},
    BuiltIn{"ad884ca2-732e-4b85-b2d3-ed71bcbd2788", "", "npmAuthenticate"},
    BuiltIn{"2661b7e5-00f9-4de1-ba41-04e68d70b528", "", "NuGet"},
    BuiltIn{"f5fd8599-ccfa-4d6e-b965-4d14bed7097b", "", "NuGetAuthenticate"},
    BuiltIn{"333b11bd-d341-40d9-afcf-b32d5ce6f23b", "2", "NuGetCommand"},
    BuiltIn{"5e3feff0-c5ae-11e8-a7d0-4bd3b8229800", "", "PipAuthenticate"},
    BuiltIn{"e213ff0f-5d5c-4791-802d-52ea3e7be1f1", "", "PowerShell"},
    BuiltIn{"6392f95f-7e76-4a18-b3c7-7f078d2f7700", "", "PythonScript"},
    BuiltIn{"e4d58330-c771-11e8-8f8f-81fbb42e2824", "", "TwineAuthenticate"},
};

struct Reference {
  std::string_view name;
  std::string_view version;  ///< "2" of "@2.1.0"; empty without one
};

Reference reference_of(std::string_view task) {
  const auto at = task.find('@');
  if (at == std::string_view::npos) return {.name = task, .version = {}};
  const auto version = task.substr(at + 1);
  return {.name = task.substr(0, at), .version = version.substr(0, version.find('.'))};
}

bool is_guid(std::string_view name) {
  constexpr std::string_view shape = "00000000-0000-0000-0000-000000000000";
  return std::equal(name.begin(), name.end(), shape.begin(), shape.end(), [](char given, char wanted) {
    return wanted == '-' ? given == '-' : std::isxdigit(static_cast<unsigned char>(given)) != 0;
  });
}

}  // namespace

std::string_view task_name(const pipeline::Step& step) {
  const auto [name, version] = reference_of(step.task);
  for (const auto& row : built_in)
    if (equals_ignoring_case(row.guid, name) && (row.version.empty() || row.version == version)) return row.name;
  // No dot: npos + 1 is the beginning.
  return name.substr(name.rfind('.') + 1);
}

bool is_named(const pipeline::Step& step, std::string_view task) {
  return equals_ignoring_case(task_name(step), task);
}

bool has_unknown_guid(const pipeline::Step& step) {
  return is_guid(task_name(step));
}

}  // namespace patscope::calls
