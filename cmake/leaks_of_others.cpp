// Linked into every program of a sanitizer build. cpprestsdk and OpenSSL keep objects for the life of the process and
// drop the last pointer to them when it ends; nothing here can free them. Our own leaks are still errors.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): LeakSanitizer's name

const char* __lsan_default_suppressions() {
  return "leak:libcpprest\nleak:libcrypto\nleak:libssl\n";
}
