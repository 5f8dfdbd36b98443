public import Foundation

extension Chromium {
    /// Shows a file and waits until it is loaded.
    public func open(_ file: URL) throws {
        // A number of its own tells the page from one of the same name before it.
        let address = "\(file.absoluteString)?\(UUID().uuidString)"
        try call("Page.navigate", ["url": address])
        let isThere = "document.readyState === 'complete' && location.href === '\(address)'"
        let limit = Date(timeIntervalSinceNow: 30)
        while (try? isTrue(isThere)) != true {
            if Date() > limit { throw Failure.didNotAnswer("Page.navigate") }
        }
    }

    /// What an expression of the page's language gives: a string, a number, a Boolean or a list.
    ///
    /// An error in it is thrown with its words.
    public func value(_ expression: String) throws -> Any {
        let answer = try call(
            "Runtime.evaluate",
            ["expression": expression, "returnByValue": true, "awaitPromise": true])
        if let details = answer["exceptionDetails"] as? [String: Any] {
            let exception = details["exception"] as? [String: Any]
            throw Failure.refused(expression, "\(exception?["description"] ?? details)")
        }
        return (answer["result"] as? [String: Any])?["value"] ?? NSNull()
    }

    /// The text that an expression gives; empty where it gives none.
    public func text(_ expression: String) throws -> String {
        try value(expression) as? String ?? ""
    }

    /// The list of texts that an expression gives; empty where it gives none.
    public func texts(_ expression: String) throws -> [String] {
        try value(expression) as? [String] ?? []
    }

    /// Whether an expression is true.
    public func isTrue(_ expression: String) throws -> Bool {
        try value(expression) as? Bool ?? false
    }

    /// The number that an expression gives; NaN where it gives none.
    public func number(_ expression: String) throws -> Double {
        (try value(expression) as? NSNumber)?.doubleValue ?? .nan
    }

    /// Gives the window a size, in CSS pixels.
    public func resize(width: Int, height: Int = 900) throws {
        try call(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
    }

    /// Says what the reader prefers: `light`, `dark`; or what medium the page is for: `print`.
    public func prefer(_ scheme: String, medium: String = "screen") throws {
        try call(
            "Emulation.setEmulatedMedia",
            [
                "media": medium,
                "features": [["name": "prefers-color-scheme", "value": scheme]],
            ])
    }

    /// Shows an empty page as a new browser would, with the pointer in its corner.
    func reset() throws {
        try call("Emulation.setScriptExecutionDisabled", ["value": false])
        try prefer("light", medium: "")
        try resize(width: 1280)
        try mouse("mouseMoved", at: (0, 0))
        try call("Page.navigate", ["url": "about:blank"])
        forgetEvents()
    }

    /// Moves the pointer to the middle of the element that an expression gives, scrolled into view.
    ///
    /// - Parameter share: how much of its width is to the left of the pointer.
    @discardableResult
    public func point(at element: String, _ share: Double = 0.5) throws -> (x: Double, y: Double) {
        let place = try value(
            """
            (() => { const element = \(element);
              element.scrollIntoView({ block: "center", behavior: "instant" });
              const box = element.getBoundingClientRect();
              return [box.x + box.width * \(share), box.y + box.height / 2]; })()
            """)
        let numbers = (place as? [NSNumber] ?? []).map(\.doubleValue)
        guard numbers.count == 2 else { throw Failure.refused("point", element) }
        // The end of the scroll reaches the page before what the pointer does.
        _ = try value("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        try mouse("mouseMoved", at: (numbers[0], numbers[1]))
        return (numbers[0], numbers[1])
    }

    /// Clicks on the middle of an element, several times in a row where that is asked for.
    ///
    /// - Parameter share: how much of its width is to the left of the pointer, where there is a gap in
    ///   its middle.
    public func click(
        _ element: String, at share: Double = 0.5, times: Int = 1, withAlt: Bool = false
    ) throws {
        let place = try point(at: element, share)
        for count in 1...times {
            for kind in ["mousePressed", "mouseReleased"] {
                try mouse(kind, at: place, count: count, withAlt: withAlt)
            }
        }
    }

    /// Presses a key: its name such as `Enter`, `ArrowRight` or `Tab`.
    public func press(_ key: String) throws {
        let codes = [
            "Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36, "ArrowLeft": 37,
            "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
        ]
        for kind in ["keyDown", "keyUp"] {
            var parameters: [String: Any] = [
                "type": kind, "key": key, "code": key == " " ? "Space" : key,
                "windowsVirtualKeyCode": codes[key] ?? 0,
            ]
            // The character makes a key press what a button heeds.
            if kind == "keyDown" { parameters["text"] = ["Enter": "\r", " ": " "][key] }
            try call("Input.dispatchKeyEvent", parameters)
        }
    }

    private func mouse(
        _ kind: String, at place: (x: Double, y: Double), count: Int = 0, withAlt: Bool = false
    ) throws {
        try call(
            "Input.dispatchMouseEvent",
            [
                "type": kind, "x": place.x, "y": place.y, "clickCount": count,
                "button": count > 0 ? "left" : "none", "modifiers": withAlt ? 1 : 0,
            ])
    }
}
