#pragma once

#include <optional>

#include "calls/evaluate/invocation.h"

namespace patscope::calls {

// The functions that table.cpp names, one file a family.
[[nodiscard]] std::optional<Effect> recognise_curl(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_wget(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_web_cmdlet(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_az(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_get_az_access_token(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_connect_az_account(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_git(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_npm(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_nuget(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_pip(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_twine(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_uv(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_poetry(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_project_installer(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_gradle(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_powershell_repository(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_maven(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_cargo(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_conda(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_tfx(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_vsce(Invocation& invocation);

// Libraries.
[[nodiscard]] std::optional<Effect> recognise_vsteam(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_web_client(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_web_request(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_header_collection(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_http_client(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_http_message(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_entra_token(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_python_http(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_python_urllib(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_python_sdk(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_javascript_http(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_javascript_headers(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_typed_rest_client(Invocation& invocation);
[[nodiscard]] std::optional<Effect> recognise_node_sdk(Invocation& invocation);

}  // namespace patscope::calls
