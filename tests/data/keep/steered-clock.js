/* Put before the worker: its clock is the test's. An answer takes what TAKES says of its path, in
   milliseconds, nothing else takes any, and each pause is told to the server instead of made. */
{
  let now = 1e12
  Date.now = () => now
  const { fetch: ask, addEventListener: hear } = self
  const scope = registration.scope
  self.fetch = async (address, how) => {
    const answer = await ask(address, how)
    now += TAKES[String(address).slice(scope.length)] ?? 0
    return answer
  }
  self.setTimeout = (done, pause) => { void ask(`${scope}paused/${pause}`).then(done) }
  self.addEventListener = (name, act) => name === "fetch" || hear(name, act) // it only takes
}
