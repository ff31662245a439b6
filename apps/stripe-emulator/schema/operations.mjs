import ts from 'typescript';

/** Yields { method, path, params, answer, list } for each request method of a resource file. */
export function* operationsOf(implementation, declarations, checker) {
  for (const cls of implementation.statements.filter(ts.isClassDeclaration)) {
    const declared = declarations.statements.find(
      (statement) => ts.isClassDeclaration(statement) && statement.name.text === cls.name.text,
    );
    for (const member of cls.members.filter(ts.isMethodDeclaration)) {
      const call = requestCall(member);
      if (!call) continue;
      const overloads = declared.members.filter(
        (other) => other.name?.getText() === member.name.text,
      );
      yield { ...call, ...typesOf(overloads, checker) };
    }
  }
}

function requestCall(node) {
  if (ts.isCallExpression(node) && node.expression.getText() === 'this._makeRequest') {
    const [verb, path] = node.arguments;
    return { method: verb.text, path: pathTemplate(path) };
  }
  return ts.forEachChild(node, requestCall);
}

function pathTemplate(path) {
  if (ts.isStringLiteral(path)) return path.text;
  return path
    .getText()
    .slice(1, -1)
    .replace(/\$\{encodeURIComponent\((\w+)\)\}/g, '{$1}');
}

function typesOf(overloads, checker) {
  const parameter = overloads
    .flatMap((overload) => [...overload.parameters])
    .find((candidate) => candidate.name.getText() === 'params');
  const promise = overloads[0].type;
  const list = /^Api(List|SearchResult)Promise$/.test(promise.typeName.getText());
  const inner = list ? promise.typeArguments[0] : promise.typeArguments[0].typeArguments[0];
  return {
    params: parameter && checker.getTypeFromTypeNode(parameter.type),
    answer: checker.getTypeFromTypeNode(inner),
    list,
  };
}
