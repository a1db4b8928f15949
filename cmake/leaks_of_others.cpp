// Linked into every program of a sanitizer build. cpprestsdk and OpenSSL keep objects for the life of the process and
// drop the last pointer to them when it ends; nothing here can free them. Our own leaks are still errors.
extern "C" {
// LeakSanitizer's names.  NOLINTBEGIN(bugprone-reserved-identifier)
const char* __lsan_default_suppressions();
const char* __lsan_default_options();
// NOLINTEND(bugprone-reserved-identifier)
}

const char* __lsan_default_suppressions() {
  return "leak:libcpprest\nleak:libcrypto\nleak:libssl\n";
}

/// A report of what was suppressed would stand among what a program says to its user.
const char* __lsan_default_options() {
  return "print_suppressions=0";
}
