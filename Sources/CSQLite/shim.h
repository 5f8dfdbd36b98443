#include <sqlite3.h>

/// The destructor that tells SQLite to copy a bound value; the macro is a cast that Swift cannot import.
static inline sqlite3_destructor_type csqlite_transient(void) {
    return SQLITE_TRANSIENT;
}
