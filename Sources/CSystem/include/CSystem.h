#ifndef CSYSTEM_H
#define CSYSTEM_H

// What Swift cannot import from the system: macros, variadic functions, fork, signal handlers.
// Functions that may fail return -errno unless their comment says otherwise.

#include "CSystemDrain.h"
#include "CSystemLauncher.h"
#include "CSystemMachine.h"
#include "CSystemProcess.h"
#include "CSystemSignals.h"

#endif
