#pragma once

#include <string>

#include "report/html/elements.h"

namespace patscope::report::html {

/// The sections of the page, each with its heading.

/// For each PAT its balance, what to tick on the PAT page, and which requests need it.
[[nodiscard]] std::string credentials_section(const Page& page);
/// The PAT page's categories in which something is to be ticked, with all their options.
[[nodiscard]] std::string tick_list(const CredentialSummary& summary, const Page& page);
/// The requests of a PAT below the scope that opens them; then those that no scope opens.
[[nodiscard]] std::string calls_by_scope(const CredentialSummary& summary, const Page& page);
/// The picture with its filters.
[[nodiscard]] std::string flow_section(const Page& page);
[[nodiscard]] std::string findings_section(const Page& page);
[[nodiscard]] std::string unread_section(const Page& page);

}  // namespace patscope::report::html
