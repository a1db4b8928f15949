#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "calls/evaluate/invocation.h"

namespace patscope::calls {

/// Which languages an entry is for.
enum class Speaks { shells, powershell, python, javascript, all };

/// A way of making requests, or of getting hold of a credential (`az account get-access-token`), or something that
/// later requests depend on (`git remote add`, `requests.Session()`).
struct Recogniser {
  Speaks speaks = Speaks::all;
  /// `Invocation::name`, compared without case; "requests.Session.*" stands for every longer name.
  std::string_view name;
  /// Nothing: the invocation is none of mine after all.
  std::optional<Effect> (*recognise)(Invocation&);
};

/// Every row of src/calls/recognise. `Speaks::shells` are bash, batch and PowerShell: what runs a program.
[[nodiscard]] std::span<const Recogniser> recognisers();

/// Whether there is a row for what is invoked, whatever it makes of the arguments.
[[nodiscard]] bool has_recogniser(const Invocation& invocation);
/// The first row that recognises the invocation.
[[nodiscard]] std::optional<Effect> recognise(Invocation& invocation);

/// What the answer of a request to somebody else holds: an Entra token when it asks for Azure DevOps' application, as a
/// client's secret, a managed identity or a device code is traded for one at the sign-in endpoints.
[[nodiscard]] std::vector<Credential> minted_by(const Invocation& invocation);

}  // namespace patscope::calls
