import ArgumentGrammar

extension Failure {
    init(_ error: UsageError) {
        switch error {
        case .missingCommand:
            self.init("no command was given.", "`perfdb help` lists the commands.")
        case .unknownCommand(let word, let suggestion):
            self.init(
                "there is no command \(quoted(word)).\(didYouMean(suggestion))",
                "`perfdb help` lists the commands.")
        case .optionBeforeCommand(let option):
            self.init("\(option) stands before the command; options come after it.")
        case .unknownOption(let option, let suggestion):
            self.init("there is no option \(quoted(option)).\(didYouMean(suggestion))")
        case .missingValue(let option, let placeholder, let next):
            self.init(
                "\(option) needs a value: \(option)=<\(placeholder)>.",
                next.map { "If \(quoted($0)) is the value, write it after =." })
        case .unexpectedValue(let option, let value):
            self.init("\(option) takes no value, but was given \(quoted(value)).")
        case .repeatedOption(let option):
            self.init("\(option) was given twice; say it once.")
        case .invalidValue(let parameter, let value, let problem):
            self.init(parameter: parameter, value: value, problem: problem)
        case .missingArgument(let name):
            self.init("\(name) is missing.")
        case .unexpectedArgument(let word):
            self.init("there is a word too many: \(quoted(word)).")
        }
        status = .wrongUsage
    }

    private init(parameter: String, value: String, problem: ValueProblem) {
        let start = "\(parameter) \(quoted(value))"
        switch problem {
        case .notA(let noun): self.init("\(start) is not \(noun).")
        case .notAChoice(let choices, let suggestion):
            self.init(
                "\(start) is none of \(choices.joined(separator: ", ")).\(didYouMean(suggestion))")
        case .outside(let least?, let most?):
            self.init("\(start) is outside \(least) to \(most).")
        case .outside(let least?, nil): self.init("\(start) is less than \(least).")
        case .outside(nil, let most?): self.init("\(start) is more than \(most).")
        case .outside(nil, nil): self.init("\(start) is out of range.")
        case .fact(let fact):
            let inner = Failure(fact.error, words: [])
            self.init("\(parameter): \(inner.sentence)", inner.advice)
        }
    }
}
