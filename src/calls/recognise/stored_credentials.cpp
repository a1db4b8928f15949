#include "calls/recognise/stored_credentials.h"

#include <initializer_list>

#include "text/strings.h"

namespace patscope::calls {
namespace {

bool is_for_azure_devops(const Text& login) {
  const auto flat = flatten(login);
  for (const auto* host : {"dev.azure.com", "visualstudio.com", "SYSTEM_COLLECTIONURI"})
    if (find_ignoring_case(flat, host) != std::string::npos) return true;
  for (const auto& piece : login.pieces)
    if (piece.hole && piece.hole->carries.empty()) return true;
  return false;
}

Value carried_in_files(const State& state, std::initializer_list<std::string_view> endings) {
  Value found;
  for (const auto& [path, content] : state.job.files)
    for (const auto ending : endings)
      if (path.ends_with(ending) && is_for_azure_devops(as_text(content)) && !carries(content).empty())
        found = with_alternative(std::move(found), unknown("stored login", HoleKind::any, carries(content)));
  return found;
}

}  // namespace

Value netrc_credential(const State& state) {
  return carried_in_files(state, {".netrc", "_netrc"});
}

Value stored_git_credential(const State& state, const std::vector<GitSetting>& settings) {
  Value found = carried_in_files(state, {".git-credentials", ".netrc", "_netrc"});
  for (const auto& [key, value] : settings)
    if (key.starts_with("credential.") && key.ends_with("helper") && !carries(value).empty())
      found = with_alternative(std::move(found), unknown("credential helper", HoleKind::any, carries(value)));
  return found;
}

}  // namespace patscope::calls
