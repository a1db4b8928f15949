#pragma once

#include <string>
#include <string_view>

#include "support/stand_in/listener.h"

namespace patscope::stand_in {

/// Answers of Azure DevOps as public documentation and bug reports show them, word for word where they matter.

[[nodiscard]] Reply ok(std::string body);
/// `user_id` as X-VSS-UserData.
[[nodiscard]] Reply ok_for(std::string_view user_id, std::string body);
[[nodiscard]] Reply not_authorized();
[[nodiscard]] Reply expired();
[[nodiscard]] Reply conditional_access();
[[nodiscard]] Reply permission_missing();
[[nodiscard]] Reply not_found();
[[nodiscard]] Reply bad_request();
[[nodiscard]] Reply throttled();
[[nodiscard]] Reply sign_in_page();
[[nodiscard]] Reply sign_in_redirect();
/// 401 to a request that suppresses the sign-in page.
[[nodiscard]] Reply authenticate();

}  // namespace patscope::stand_in
