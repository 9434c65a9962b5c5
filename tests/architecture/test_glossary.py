"""One English word for each thing of the field, and the glossary knows them all."""

import ast

from desktop_app.model import GLOSSARY


def public_classes(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")}


def test_the_glossary_names_every_public_class_of_the_model_and_no_other(trees):
    classes = {
        name: path
        for path, tree in trees.items()
        if path.startswith("desktop_app/model/")
        for name in public_classes(tree)
    }
    assert "Member" in classes
    assert not {name: path for name, path in classes.items() if name not in GLOSSARY}, "not in the glossary"
    assert not GLOSSARY.keys() - classes.keys(), "in the glossary, but no class"


def test_every_term_has_its_word_on_screen():
    assert not [name for name, term in GLOSSARY.items() if not term.vietnamese.strip()]
