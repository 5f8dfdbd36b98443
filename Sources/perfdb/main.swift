import CLibrary
import PerfCommands

exit(Program.run(Array(CommandLine.arguments.dropFirst()), in: .live()).rawValue)
